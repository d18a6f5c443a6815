"""A schema of your own: `python examples/product_recall.py ARTICLE` with OPENAI_API_KEY set."""

import sys
from pathlib import Path

from pydantic import BaseModel

from summarizer import Hedged, Sentences, Verbatim, summarize


class Recall(BaseModel):
    """One product that is called back."""

    sentences: Sentences
    product: Verbatim
    units: Verbatim
    hazard: Hedged
    remedy: Hedged


class Recalls(BaseModel):
    """The whole form."""

    recalls: list[Recall]


if __name__ == "__main__":
    form = summarize(Path(sys.argv[1]), schema=Recalls, instructions="One entry a product.", model="openai/gpt-5-mini")
    print(form.model_dump_json(indent=2, exclude={"article", "sentences"}))
