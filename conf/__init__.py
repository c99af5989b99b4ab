"""Hydra's configuration, installed as `summarize.conf`: one YAML is one class."""
