export const messageStates = ['queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'to_check'] as const
export type MessageState = (typeof messageStates)[number]
