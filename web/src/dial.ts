import { createContext, useContext } from "react";

/** Rings a number from this operator's telephone. Rejects when the telephone system refuses. */
export type Dial = (phone: string) => Promise<void>;

/** Absent where no telephone can be connected to the page: the number is shown to be dialled by hand. */
export const DialContext = createContext<Dial | undefined>(undefined);

export function useDial(): Dial | undefined {
  return useContext(DialContext);
}
