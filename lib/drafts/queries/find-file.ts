import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailingFileContents, mailingFiles } from '@/db/schema/mailings'

/** The file behind a link of a message, for whoever holds the link ([2.C5]); null once its author took it away. */
export async function findLinkedFile(structureId: string, token: string) {
  if (!/^[\w-]{22}$/.test(token)) return null
  const [row] = await db()
    .select({ fileName: mailingFiles.fileName, mediaType: mailingFiles.mediaType, bytes: mailingFileContents.bytes })
    .from(mailingFiles)
    .innerJoin(mailingFileContents, eq(mailingFileContents.fileId, mailingFiles.id))
    .where(
      and(eq(mailingFiles.structureId, structureId), eq(mailingFiles.token, token), isNull(mailingFiles.removedAt)),
    )
  return row ?? null
}
