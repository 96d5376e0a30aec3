import { db } from '@/db/client'
import { confirmMailing } from '@/lib/mailings/commands/confirm'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { filesOf, makeMailing, makeReaders, recipientsOf } from '../factories/mailing'
import { makeStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import type { TestDatabase } from '../support/database'

/** A sender, readers who agree, and messages to all of them that are confirmed. */
export async function makeCrowd({ readers: count, mailings: wanted }: { readers: number; mailings: number }) {
  const structure = await makeStructure(db())
  const staff = await makeStaff(db(), structure)
  const readers = await makeReaders(structure, count)
  const ids: string[] = []
  for (let rank = 0; rank < wanted; rank += 1) {
    const { id } = await makeMailing(db(), staff, { files: filesOf(readers) })
    const confirmed = await confirmMailing(staff.actor, { mailingId: id, revision: 0, ticked: [] })
    if (!confirmed.ok) throw new Error(confirmed.refusal)
    ids.push(id)
  }
  return { structure, staff, readers, ids }
}

/** As the background does, until nothing moves: rounds of each mailing, all of them side by side. */
export async function sendSideBySide(ids: readonly string[]): Promise<void> {
  await Promise.all(
    ids.map(async (id) => {
      for (let round = 0; round < 20; round += 1) if (!(await sendRound(id)).isMore) return
    }),
  )
}

export const countWritten = async (mailingId: string): Promise<number> =>
  (await recipientsOf(mailingId)).filter(({ state }) => state === 'written').length

/** Every guard off, and a wait between what is decided and what is written, in which others decide. */
export async function dropGuards(database: TestDatabase): Promise<void> {
  await database.sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as 'select app_now()';
    drop trigger mailing_recipients_written_once on mailing_recipients;
    create function wait_here() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return new; end $$;
    create trigger a_barrier before insert on messages for each row execute function wait_here();
    alter table mail_senders drop constraint mail_senders_structure_id_account_id_pk;`)
}
