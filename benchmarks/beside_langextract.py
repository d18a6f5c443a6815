"""Extract from the rows of a file by langextract, one call an article, against an endpoint; print seconds as JSON.

    python benchmarks/beside_langextract.py ROWS BASE_URL WORKERS

A process of its own, since langextract may be installed for another Python: LANGEXTRACT_PYTHON names it.
"""

import json
import sys
import time
from pathlib import Path

import langextract as lx
from langextract.factory import ModelConfig


def main() -> None:
    """Read the rows, extract, say what it took."""
    rows, base_url, workers = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    documents = [lx.data.Document(text=json.loads(line)["text"]) for line in rows.open()]
    example = lx.data.ExampleData(
        text="The mayor said the bridge was closed.",
        extractions=[lx.data.Extraction(extraction_class="claim", extraction_text="the bridge was closed")],
    )
    endpoint = {"base_url": base_url, "api_key": "k", "max_workers": workers}
    cpu, began = time.process_time(), time.perf_counter()
    done = lx.extract(
        text_or_documents=documents,
        prompt_description="List the claims and who makes them, in the article's own words.",
        examples=[example],
        config=ModelConfig(model_id="gpt-5-mini", provider="OpenAILanguageModel", provider_kwargs=endpoint),
        max_workers=workers,
        batch_length=workers,
        max_char_buffer=8000,
        show_progress=False,
    )
    count = sum(1 for _ in done)
    took = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
    print(json.dumps({"articles": count, **took}))


if __name__ == "__main__":
    main()
