import 'server-only'
import { cache } from 'react'
import { getCreditBalance } from '@/lib/account-credits/queries'
import { clock } from '@/lib/core/clock'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'

/** What a client owes today, and what the structure holds for them: read once for the alerts and the balance ([2.A2]). */
export const loadMoney = cache(async (structureId: string, timeZone: string, clientFileId: string) => {
  const now = await clock()
  const [[person], creditCents] = await Promise.all([
    listDuePeopleNow({ id: structureId, timeZone }, now, clientFileId),
    getCreditBalance(clientFileId),
  ])
  return { dues: person?.dues ?? [], dueCents: person?.totalCents ?? 0, creditCents }
})
