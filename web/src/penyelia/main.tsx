import { startPage } from "../start.tsx";
import { Supervision } from "./supervision.tsx";

void startPage((page) => <Supervision page={page} />);
