import { expect, it } from "vitest";
import { classify } from "../../../../core/domain/classification/classify.ts";

it.each(["Kepencet eh ada gemuruh di bukit", "Mau tanya eh atap warung bergerak sendiri"])(
  "takes “eh” for a new beginning, though nobody wrote down a comma: “%s” is a report",
  (report) => {
    expect(classify(report)).toMatchObject({ callType: "normal", kind: "other", priority: "P2" });
  },
);
