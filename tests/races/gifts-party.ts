import { db } from '@/db/client'
import { redeemVoucher } from '@/lib/gifts/commands/redeem-voucher'
import { makeVoucher } from '@/tests/factories/gift'
import { makeMember } from '@/tests/factories/member'
import { makeStructure } from '@/tests/factories/structure'

/** One voucher, and several people who each have its code. */
export async function makeParty(people: number) {
  const structure = await makeStructure(db())
  const bought = await makeVoucher(structure)
  const bearers = []
  for (let count = 0; count < people; count += 1) bearers.push(await makeMember(db(), structure))
  const attempts = bearers.map(
    ({ actor, clientFileId, learnerId }) =>
      () =>
        redeemVoucher(actor, { voucherId: bought.voucher.id, clientFileId, learnerId }),
  )
  return { structure, ...bought, attempts }
}
