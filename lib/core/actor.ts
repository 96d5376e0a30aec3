/** Who acts: the first argument of every command and query that acts for somebody. Built by `lib/gate` only. */
export const staffRoles = ['teacher', 'organiser', 'accountant', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

export type Visitor = { kind: 'visitor' }
/** A member inside one structure: `clientFileId` is their file there. */
export type Member = { kind: 'member'; accountId: string; sessionId: string; structureId: string; clientFileId: string }
export type Staff = { kind: 'staff'; accountId: string; sessionId: string; structureId: string; role: StaffRole }
/** Staff who see a member's portal as they do: `accountId` and `sessionId` are the staff's, the file is the member's ([2.B1]). */
export type StaffAs = {
  kind: 'staffAs'
  accountId: string
  sessionId: string
  structureId: string
  clientFileId: string
  impersonationId: string
  role: StaffRole
}
/** Whoever a portal opens to: its member, or staff who see it as they do. Only the member changes anything. */
export type Viewer = Member | StaffAs
export type Job = { kind: 'job'; name: string }
export type Provider = { kind: 'provider'; name: 'stripe' | 'resend' | 'inngest' }
export type Actor = Visitor | Member | Staff | StaffAs | Job | Provider
