import type { CostBook, CostSpan } from '../formats/data-use.ts';
import type { DataSpan } from '../protocol.ts';
