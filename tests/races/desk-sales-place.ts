import { randomUUID } from 'node:crypto'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import { previewSale } from '@/lib/desk/queries/load-sale'
import type { SaleInput } from '@/lib/desk/types'
import { getStructureById } from '@/lib/structures/queries'
import { makeCatalogue } from '@/tests/factories/buyer'
import { makeMember } from '@/tests/factories/member'
import { makeStaff } from '@/tests/factories/staff'

/** Several people at the desk with one client in front of them, each page showing a trial to pay in cash. */
export async function makeDesk(people: number) {
  const { structure, trial } = await makeCatalogue()
  const client = await makeMember(db(), structure)
  const sellers: Staff[] = []
  for (let count = 0; count < people; count++) {
    sellers.push((await makeStaff(db(), structure, { role: 'accountant' })).actor)
  }
  const lines = [{ offerId: trial.id, learnerId: client.learnerId }]
  const { seen } = await previewSale(await getStructureById(structure.id), client.clientFileId, lines, new Date())
  const showPage = (): SaleInput => ({
    clientFileId: client.clientFileId,
    saleKey: randomUUID(),
    seen,
    lines,
    means: 'cash',
    instalments: 1,
    reference: '',
  })
  return { client, sellers, showPage }
}
