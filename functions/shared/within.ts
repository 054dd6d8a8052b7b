import type { Within } from "../../core/usecases/ports.ts";

/** Thrown when the time set aside for something is up. */
export class TimeUp extends Error {
  override readonly name = "TimeUp";
}

/** Real time, not the business clock: somebody waits on the line. */
export const within: Within = async (ms, work) => {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeUp(`not done within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
};
