/** @param ms negative is shown as nothing. @returns `45 dtk`, `7 mnt 05 dtk`, `2 j 14 mnt`, `3 hr 4 j` */
export function elapsedText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} hr ${hours % 24} j`;
  if (hours > 0) return `${hours} j ${minutes % 60} mnt`;
  if (minutes > 0) return `${minutes} mnt ${String(seconds % 60).padStart(2, "0")} dtk`;
  return `${seconds} dtk`;
}
