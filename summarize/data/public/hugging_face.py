"""The Hugging Face hub as a `Hub`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from summarize.data.public.copies import AbsentError, AwayError
from summarize.data.public.tables import check_format
from summarize.errors import InputError


class HuggingFaceHub:
    """The hub that HF_ENDPOINT names, or huggingface.co; with HF_HUB_OFFLINE=1 its cache alone."""

    def files(self, repository: str, revision: str) -> list[str]:
        """The paths of the files of a data set, asked for once, without trying again."""
        from huggingface_hub import HfApi

        with _asking():
            return HfApi().list_repo_files(repository, revision=revision, repo_type="dataset")

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

        self.files(repository, revision)  # `datasets` itself asks six times where nobody answers
        with _asking():
            try:
                builder = load_dataset_builder(repository, config, revision=revision)
            except (RuntimeError, ValueError) as error:  # a loading script; no such config
                told = str(error).partition("\n")[0].rstrip(".")
                raise InputError(
                    f"{repository}@{revision} cannot be read: {told}; its code is never run, but the hub "
                    "may have its rows without it: data.revision=refs/convert/parquet"
                ) from error
        check_format(type(builder), repository)
        arranged = builder.config.data_files or {}
        return {split: [_in_repository(url, repository) for url in urls] for split, urls in arranged.items()}

    def cached(self, repository: str, revision: str) -> Path | None:
        """The folder in the hub's cache, if there is one."""
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import LocalEntryNotFoundError

        try:
            return Path(
                snapshot_download(repository, revision=revision, repo_type="dataset", local_files_only=True)
            )
        except (LocalEntryNotFoundError, OSError):
            return None


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
