import 'server-only'
import { inTransaction } from '@/db/transaction'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { OfficeList } from '../types'

/** Who took a list of the office away in a file, and how many lines of it where it has lines ([2.F2] [6.S10]). */
export const noteDownload = (actor: Staff, list: OfficeList, lines?: number): Promise<void> =>
  inTransaction((tx) =>
    recordAudit(tx, actor, {
      structureId: actor.structureId,
      operation: 'list.downloaded',
      subjectKind: 'list',
      subjectId: list,
      after: { list, lines },
    }),
  )
