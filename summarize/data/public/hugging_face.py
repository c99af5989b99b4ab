"""The Hugging Face hub as a `Hub`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from summarize.data.public.copies import AbsentError, AwayError
from summarize.data.public.tables import check_format
from summarize.errors import InputError

_PATIENCE = 20
"""Seconds until a hub that does not answer counts as away."""


class HuggingFaceHub:
    """The hub that HF_ENDPOINT names, or huggingface.co; with HF_HUB_OFFLINE=1 its cache alone."""

    def files(self, repository: str, revision: str) -> list[str]:
        """The paths of the files of a data set, asked for once, without trying again."""
        from huggingface_hub import HfApi

        with _asking():  # `list_repo_files` would try six times, for half a minute
            found = HfApi().dataset_info(repository, revision=revision, timeout=_PATIENCE).siblings
            return [file.rfilename for file in found or ()]

    def fetch(self, repository: str, revision: str, paths: Sequence[str]) -> Path:
        """The folder in the hub's cache that has these files, fetched where they are not there yet."""
        from huggingface_hub import snapshot_download

        with _asking():
            return Path(
                snapshot_download(
                    repository, revision=revision, repo_type="dataset", allow_patterns=list(paths)
                )
            )

    def splits(self, repository: str, config: str | None, revision: str) -> dict[str, list[str]]:
        """The paths of the files of each split, by its README.md or by their names."""
        from datasets import load_dataset_builder
        from datasets.exceptions import DatasetsError

        self.files(repository, revision)  # `datasets` itself asks six times where nobody answers
        with _asking():
            try:
                builder = load_dataset_builder(repository, config, revision=revision)
            except (RuntimeError, ValueError, DatasetsError) as error:  # a loading script; no such config
                told = str(error).partition("\n")[0].rstrip(".")
                raise InputError(
                    f"{repository}@{revision} cannot be read: {told}; its code is never run, but the hub "
                    "may have its rows without it: data.revision=refs/convert/parquet"
                ) from error
        check_format(type(builder), repository)
        arranged = builder.config.data_files or {}
        return {split: [_in_repository(url, repository) for url in urls] for split, urls in arranged.items()}

    def cached(self, repository: str, revision: str) -> Path | None:
        """The folder in the hub's cache, if there is one, with as many of the files as were ever fetched."""
        from huggingface_hub import scan_cache_dir
        from huggingface_hub.errors import CacheNotFound

        try:
            found = scan_cache_dir().repos
        except (CacheNotFound, OSError, ValueError):
            return None
        return next(
            (
                one.snapshot_path
                for repo in found
                if (repo.repo_type, repo.repo_id) == ("dataset", repository)
                for one in repo.revisions
                if revision in {*one.refs, one.commit_hash}
            ),
            None,
        )


def _in_repository(url: str, repository: str) -> str:
    """The path of "hf://datasets/owner/name@commit/data/test.parquet" in its repository."""
    return url.partition(f"{repository}@")[2].partition("/")[2]


@contextmanager
def _asking() -> Iterator[None]:
    """Tell what is not there from a hub that cannot be asked. Its client raises errors of five libraries."""
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        yield
    except GatedRepoError as error:
        raise AbsentError(
            "its owner must let you in: accept its terms on the hub, then hf auth login"
        ) from error
    except RevisionNotFoundError as error:
        raise AbsentError("there is no such revision") from error
    except RepositoryNotFoundError as error:
        raise AbsentError("there is no such data set, or it is private") from error
    except InputError:
        raise
    except Exception as error:
        raise AwayError(str(error).partition("\n")[0].rstrip(".") or type(error).__name__) from error
