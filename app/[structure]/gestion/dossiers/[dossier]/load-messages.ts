import 'server-only'
import { cache } from 'react'
import type { Staff } from '@/lib/core/actor'
import { listMessagesOfFile } from '@/lib/messages/queries/list-of-file'

/** The mails shown at first, and when all are asked for. */
export const mailLimits = { few: 10, all: 300 }

/** The mails of a client: read once for the page, whose alerts look at the latest ([2.A2]). */
export const loadMessages = cache((actor: Staff, clientFileId: string, most = mailLimits.few) =>
  listMessagesOfFile(actor, clientFileId, most),
)
