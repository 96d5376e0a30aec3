import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sitePictures } from '@/db/schema/site'
import type { SeedContext } from './context'
import { insertAll } from './insert'
import { idOf } from './random'

type Drawn = {
  file: URL
  mediaType: 'image/webp' | 'image/png' | 'image/jpeg'
  alt: string
  width: number
  height: number
}

const horizonDrawing = (name: string) => new URL(`./horizon/${name}`, import.meta.url)
const atelierDrawing = (name: string) => new URL(`../../public/images/atelier/${name}`, import.meta.url)

/** The pictures that each structure placed itself, as its admin would have sent them ([2.F3]); a message may show one ([2.C5]). */
const drawn = {
  horizon: {
    landscape: {
      file: horizonDrawing('landscape.webp'),
      mediaType: 'image/webp',
      alt: 'Le soleil se lève derrière des collines bleues',
      ...{ width: 1600, height: 900 },
    },
    logo: {
      file: horizonDrawing('logo.png'),
      mediaType: 'image/png',
      alt: 'Un demi-soleil sur trois lignes d’eau',
      ...{ width: 192, height: 192 },
    },
  },
  atelier: {
    studio: {
      file: atelierDrawing('studio.jpg'),
      mediaType: 'image/jpeg',
      alt: 'Un piano devant une fenêtre, dans un studio',
      ...{ width: 1200, height: 675 },
    },
    stage: {
      file: atelierDrawing('stage.jpg'),
      mediaType: 'image/jpeg',
      alt: 'Un micro seul en scène, sous les projecteurs',
      ...{ width: 1200, height: 675 },
    },
  },
} satisfies Record<string, Record<string, Drawn>>

export const pictureId = <Slug extends keyof typeof drawn>(slug: Slug, key: keyof (typeof drawn)[Slug] & string) =>
  idOf(`picture:${slug}:${key}`)

export async function insertPictures(slug: keyof typeof drawn, { tx, structureId, now }: SeedContext): Promise<void> {
  const pictures: [string, Drawn][] = Object.entries(drawn[slug])
  await insertAll(
    tx,
    sitePictures,
    pictures.map(([key, { file, ...picture }]) => {
      const bytes = readFileSync(file)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { id: idOf(`picture:${slug}:${key}`), structureId, bytes, sha256, createdAt: now, ...picture }
    }),
  )
}
