import { useCallback, useState } from "react";

export type Notice = {
  readonly id: number;
  readonly type: "success" | "error" | "warning";
  readonly text: string;
};
export type Notices = {
  readonly items: readonly Notice[];
  readonly say: (type: Notice["type"], text: string) => void;
  readonly dismiss: (id: number) => void;
};

/** Good news leaves by itself; anything else stays until a person has seen it. Unit: ms. Chosen, not published. */
const successMs = 6_000;
let lastId = 0;

/** Messages at the top of a page. */
export function useNotices(): Notices {
  const [items, setItems] = useState<readonly Notice[]>([]);
  const dismiss = useCallback((id: number) => {
    setItems((before) => before.filter((notice) => notice.id !== id));
  }, []);
  const say = useCallback(
    (type: Notice["type"], text: string) => {
      lastId += 1;
      const id = lastId;
      const good = type === "success";
      setItems((before) => [
        // One piece of good news at a time: a pile of them would lie over what is pressed next.
        ...before.filter((notice) => notice.text !== text && !(good && notice.type === "success")),
        { id, type, text },
      ]);
      if (good) setTimeout(() => dismiss(id), successMs);
    },
    [dismiss],
  );
  return { items, say, dismiss };
}
