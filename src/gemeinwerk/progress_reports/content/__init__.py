"""What a report says: one plain document, in German, worked out once and frozen when it is issued.

    {
      "format": "gemeinwerk-progress-report", "format_version": 1,
      "report": {"title", "body", "as_of", "parts", "detail", "introduction", "summary", "asked",
                 "since": {"day", "title"} or null},
      "catalogue": the catalogue of that day, as its own open data has it,
      "standing": [a line a measure: where it stands, what was promised, by how much it is behind],
      "reported": [what was approved last of a measure],
      "deviations": [what is off, what is proposed, who is asked to decide, what was decided],
      "contradictions": [what two sources said differently and nobody had decided],
      "changes": {"new", "gone", "changed": [{"code", "title", "sentences"}], "same"} or null
    }

Days are ISO 8601. Every total is counted from "standing", whose lines stand in the report too.
"""
