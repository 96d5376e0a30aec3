/**
 * offered: kept for the first of the waiting list · held: by an order that waits for its payment · confirmed: enrolled ·
 * released: given back, its row stays.
 */
export const seatStates = ['offered', 'held', 'confirmed', 'released'] as const
export type SeatState = (typeof seatStates)[number]
