import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sitePictures } from '@/db/schema/site'
import type { SeedContext } from '../context'
import { insertAll } from '../insert'
import { idOf } from '../random'

const drawn = [
  {
    key: 'landscape',
    file: 'landscape.webp',
    mediaType: 'image/webp' as const,
    alt: 'Le soleil se lève derrière des collines bleues',
    ...{ width: 1600, height: 900 },
  },
  {
    key: 'logo',
    file: 'logo.png',
    mediaType: 'image/png' as const,
    alt: 'Un demi-soleil sur trois lignes d’eau',
    ...{ width: 192, height: 192 },
  },
]

export const pictureId = (key: 'landscape' | 'logo') => idOf(`picture:horizon:${key}`)

/** The pictures that `horizon` placed itself, as its admin would have sent them ([2.F3]). */
export async function insertPictures({ tx, structureId, now }: SeedContext): Promise<void> {
  await insertAll(
    tx,
    sitePictures,
    drawn.map(({ key, file, ...picture }) => {
      const bytes = readFileSync(new URL(`./${file}`, import.meta.url))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { id: idOf(`picture:horizon:${key}`), structureId, bytes, sha256, createdAt: now, ...picture }
    }),
  )
}
