import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailingFiles, mailings } from '@/db/schema/mailings'
import { sitePictures } from '@/db/schema/site'
import { staffNameOf } from '@/lib/staff/queries'

const { id, alt, width, height } = sitePictures

/** What a mailing says to everybody: its text, its picture, its files and who wrote it. */
export async function findContent(mailingId: string) {
  const [row] = await db()
    .select({
      mailing: mailings,
      author: staffNameOf(mailings.structureId, mailings.authorId),
      picture: { id, alt, width, height },
    })
    .from(mailings)
    .leftJoin(sitePictures, eq(sitePictures.id, mailings.pictureId))
    .where(eq(mailings.id, mailingId))
  if (!row) return null
  const files = await db()
    .select({ name: mailingFiles.fileName, token: mailingFiles.token })
    .from(mailingFiles)
    .where(and(eq(mailingFiles.mailingId, mailingId), isNull(mailingFiles.removedAt)))
    .orderBy(asc(mailingFiles.position), asc(mailingFiles.id))
  return { ...row, files }
}

export type Content = NonNullable<Awaited<ReturnType<typeof findContent>>>
