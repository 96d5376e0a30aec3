import 'server-only'
import { type SQL, sql } from 'drizzle-orm'

/**
 * The digest of an entry that a seal is over: every column, in a form that depends on no setting of the session. What it
 * says is there by the hash of its payload ([6.S10]).
 */
export const digestOf = (alias: 'e'): SQL => {
  const entry = sql.raw(alias)
  return sql`encode(sha256(convert_to(jsonb_build_array(${entry}.id, ${entry}.structure_id, ${entry}.actor_kind, ${entry}.actor,
    ${entry}.operation, ${entry}.subject_kind, ${entry}.subject_id, ${entry}.client_file_id, ${entry}.payload_hash,
    (extract(epoch from ${entry}.created_at) * 1000000)::bigint)::text, 'UTF8')), 'hex')`
}

/** An hour before an id was made: whatever was written since then and isn't sealed is looked at again. */
export const anHourBefore = (id: SQL): SQL =>
  sql`uuidv7(uuid_extract_timestamp(${id}) - interval '1 hour' - clock_timestamp())`
