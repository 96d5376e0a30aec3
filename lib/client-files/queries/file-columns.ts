import 'server-only'
import { sql } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'

/** Somebody logs in with the file's address: an account that waits for its first password doesn't count. */
export const hasLogin = sql<boolean>`exists (select from accounts login
  where login.id = client_files.account_id and login.status = 'active')`

/** A file as lists show it: a FileRow. */
export const fileRowColumns = {
  id: clientFiles.id,
  number: clientFiles.number,
  firstName: clientFiles.firstName,
  lastName: clientFiles.lastName,
  email: clientFiles.email,
  phone: clientFiles.phone,
  postcode: clientFiles.postcode,
  city: clientFiles.city,
  status: clientFiles.status,
  hasLogin,
  keptNumber: sql<
    number | null
  >`(select kept.number from client_files kept where kept.id = client_files.merged_into_id)`,
  others: sql<string | null>`(select string_agg(learners.first_name, ', ' order by learners.first_name)
    from guardianships tie join learners on learners.id = tie.learner_id
    where tie.client_file_id = client_files.id and not tie.is_self and learners.removed_at is null)`,
}
