import type { SlotState } from '@/lib/agenda/types'

/** Each state by its border, its ground and its words; hatching is for what exists and cannot be had. */
const hatched =
  'bg-[repeating-linear-gradient(135deg,transparent_0_5px,color-mix(in_oklch,var(--line-strong)_22%,transparent)_5px_6px)]'

export const slotLooks: Record<SlotState, string> = {
  free: 'border border-[color-mix(in_oklch,var(--accent)_45%,transparent)] bg-surface text-accent',
  own: 'border border-accent bg-accent-soft text-accent',
  full: `border border-line text-muted ${hatched}`,
  too_late: 'border border-dashed border-line text-muted',
  outside_validity: 'border border-dashed border-line text-muted',
  closed: 'border border-transparent bg-sunken text-muted',
  away: 'border border-transparent bg-sunken text-muted',
  none: 'border border-transparent bg-sunken/60 text-muted',
}
