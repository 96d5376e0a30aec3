import { db } from '@/db/client'
import { mergeFiles } from '@/lib/duplicates/commands/merge-files'
import { loadMerge } from '@/lib/duplicates/queries/load-merge'
import { checkOut } from '@/lib/payments/flows'
import { removeFileByOffice } from '@/lib/removals/commands/remove-file'
import { makeBuyer } from '@/tests/factories/buyer'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePass } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { showCheckout } from '@/tests/support/payments'

/** A school with somebody who merges and removes files, and somebody about to order. */
export async function openFiles() {
  const structure = await makeStructure(db())
  const { actor: staff } = await makeStaff(db(), structure)
  const offer = await makeOffer(db(), structure, { requiresMembership: false, credits: 1 })
  const [kept, other] = [await makeMember(db(), structure), await makeMember(db(), structure)]
  const buyer = await makeBuyer(structure, [offer])
  // Taught before: kept by law, so deactivated rather than deleted.
  await makePass(db(), structure, buyer, { credits: 1, validUntil: '2020-12-31' })
  const page = await showCheckout(buyer.actor)

  async function merge(into: TestMember, from: Pick<TestMember, 'fileNumber'>) {
    const numbers = { kept: into.fileNumber, merged: from.fileNumber }
    const { seen } = (await loadMerge(structure.id, numbers))!
    return () => mergeFiles(staff, { ...numbers, seen, login: 'kept', choices: {} })
  }
  return {
    kept,
    other,
    buyer,
    merge,
    order: () => checkOut(buyer.actor, page),
    remove: () => removeFileByOffice(staff, buyer.clientFileId, 'Demande'),
  }
}

/** What came of a command that may also fail outright: its file is gone, or closed under its feet. */
export const settle = (attempt: () => Promise<{ ok: boolean }>): Promise<boolean> =>
  attempt().then(
    ({ ok }) => ok,
    () => false,
  )
