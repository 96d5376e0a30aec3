import 'server-only'
import { and, notInArray, type SQL, sql } from 'drizzle-orm'
import { messages } from '@/db/schema/messages'
import { hasRight } from '@/lib/staff/rules'
import type { StaffRole } from '@/lib/staff/types'
import { messageTemplates } from '@/lib/templates/types'
import { isAboutMoney } from '../rules'

const aboutMoney = messageTemplates.filter(isAboutMoney)

/** Somebody wrote it, and it told its reader what they owe. */
const tellsBalance = sql`exists (select 1 from mailings m where m.id = ${messages.mailingId}
  and m.subject || m.body like '%{solde}%')`

/** Messages that speak of money are for who handles it ([2.F1]); nothing is kept from them. */
export const withoutMoney = (role: StaffRole): SQL | undefined =>
  hasRight(role, 'money.handle') ? undefined : and(notInArray(messages.template, aboutMoney), sql`not ${tellsBalance}`)
