import type { ClientFileStatus } from '@/lib/client-files/types'
import type { StaffRole } from '@/lib/core/actor'
import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'

/** It ends by 'Revenir', at logout, after its time, or with the rights, the session or the file it stood on ([2.B3]). */
export const impersonationEnds = ['return', 'logout', 'expiry', 'replaced', 'revoked'] as const

/** So long at most ([2.B3]). */
export const impersonationMinutes = 60

/** What decides whether staff may see the portal of a file. */
export type PortalFacts = {
  status: ClientFileStatus
  /** The login of the file is of somebody of the staff, of this structure or another. */
  isStaffs: boolean
}

/** file_ended: deactivated or merged, it has no portal any more · file_of_staff: a colleague's. */
export type ImpersonationRefusal = 'not_found' | 'file_ended' | 'file_of_staff' | Busy

/** When the portal of a file was seen, and by whom: the role only is for the member ([2.B3]). */
export type PortalVisit = { id: string; startedAt: Instant; role: StaffRole | null }
