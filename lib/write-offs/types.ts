import type { Busy } from '@/lib/core/outcome'

/** proposed by one person, confirmed or refused by another; undone: the debt is back ([6.S5]). */
export const writeOffStates = ['proposed', 'confirmed', 'refused', 'undone'] as const
export type WriteOffState = (typeof writeOffStates)[number]

export type WriteOffRefusal = 'not_found' | Busy
