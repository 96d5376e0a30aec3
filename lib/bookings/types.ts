export const bookingStatuses = ['booked', 'cancelled'] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** What the teacher marks; without a mark, a lesson is 'pris' once it has ended ([1.G6]). */
export const attendances = ['present', 'absent', 'teacher_absent', 'excused'] as const
export type Attendance = (typeof attendances)[number]

export const cancelledByKinds = ['member', 'staff', 'teacher'] as const
