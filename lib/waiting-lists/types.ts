/**
 * waiting: in the queue · offered: places are kept until an instant · taken: ordered · expired: not answered in time ·
 * left: by the member, or for want of what was waited for.
 */
export const waitingStatuses = ['waiting', 'offered', 'taken', 'expired', 'left'] as const
export type WaitingStatus = (typeof waitingStatuses)[number]

/** 'Prévenez-moi': active until a slot is free, told once, ended by the member or by time ([1.F2]). */
export const alertStatuses = ['active', 'told', 'ended'] as const
export type AlertStatus = (typeof alertStatuses)[number]
