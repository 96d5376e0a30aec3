import type { Day } from '@/lib/core/time'

/** A line as far as paying in several times goes: its price, and in how many times at most it may be paid. */
export type ScheduledLine = { priceCents: number; maxTimes: number }

/** One part of what an order costs: which one, how much, and the day on which it is due. */
export type Instalment = { rank: number; amountCents: number; dueOn: Day }
