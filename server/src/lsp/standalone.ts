import { runLanguageServer } from "./main.ts";

// The file that editors start: `main.ts` itself does nothing when it is imported.
runLanguageServer({ stdio: false });
