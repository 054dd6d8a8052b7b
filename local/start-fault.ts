/** Why the local system cannot start, as one Indonesian line for the person who started it. */
export class StartFault extends Error {
  override readonly name = "StartFault";
}

type Start = { readonly port: number; readonly dataDir?: string };

/** What to tell the person who wanted this start; undefined for a fault of our own, whose stack is needed. */
export function startProblem(error: unknown, start: Start): string | undefined {
  if (error instanceof StartFault) return error.message;
  const { syscall, codes } = traceOf(error);
  if (syscall === "listen") return portProblem(start.port, codes);
  const { dataDir } = start;
  if (dataDir === undefined) return undefined;
  if (codes.includes("LEVEL_LOCKED")) {
    return `Folder data ${dataDir} sedang dipakai proses lain. Hentikan proses itu, atau pilih folder lain.`;
  }
  const unusable = ["EEXIST", "ENOTDIR", "EACCES", "EPERM", "EROFS", "ENOSPC"];
  return unusable.some((code) => codes.includes(code))
    ? `Folder data ${dataDir} tidak dapat dipakai: bukan folder, penuh, atau tidak boleh ditulisi.`
    : undefined;
}

function portProblem(port: number, codes: readonly string[]): string | undefined {
  if (codes.includes("EADDRINUSE")) {
    return `Port ${port} sedang dipakai. Hentikan program yang memakainya, atau pilih port lain: --port ${port + 1}.`;
  }
  return codes.includes("EACCES")
    ? `Port ${port} tidak boleh dibuka. Pilih port di atas 1023: --port 1120.`
    : undefined;
}

/** Codes of an error and of everything that caused it. */
function traceOf(error: unknown): { readonly codes: readonly string[]; readonly syscall: unknown } {
  const codes: string[] = [];
  const syscall = error instanceof Error ? Reflect.get(error, "syscall") : undefined;
  let here = error;
  while (here instanceof Error) {
    codes.push(String(Reflect.get(here, "code")));
    here = here.cause;
  }
  return { codes, syscall };
}
