export const contactKinds = ['contact', 'rental'] as const
export type ContactKind = (typeof contactKinds)[number]
