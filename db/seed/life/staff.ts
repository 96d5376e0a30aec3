import type { StaffRole } from '@/lib/core/actor'
import { addMinutes } from '@/lib/core/time'
import accounts from '../accounts.json' with { type: 'json' }
import { idOf } from '../random'
import { teacherId } from '../teachers'
import type { World } from './world'

/** The office of db/seed/accounts.json: who holds which role, without a client file of their own. */
export function addStaff(world: World): void {
  for (const { email, firstName, lastName, role, teacher } of accounts.staff as SeedStaff[]) {
    const createdAt = world.momentOf(world.daysAgo(720), email)
    const accountId = idOf(`account:${email}`, createdAt)
    world.rows.accounts.push({
      id: accountId,
      email,
      passwordHash: world.passwordHash,
      status: 'active',
      activatedAt: addMinutes(createdAt, 7),
      createdAt,
    })
    world.rows.staffMembers.push({
      structureId: world.structureId,
      accountId,
      firstName,
      lastName,
      role,
      teacherId: teacher ? teacherId(teacher) : null,
      createdAt,
    })
  }
}

type SeedStaff = { email: string; firstName: string; lastName: string; role: StaffRole; teacher?: string }
