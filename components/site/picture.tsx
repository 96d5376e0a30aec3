import { cx } from '@/components/ui/cx'
import { type Picture, type PlacedPicture as Placed, pictures } from '@/lib/site/types'

const widths = [720, 1200, 1800]

type Props = {
  structure: string
  picture: Picture
  /** '' where the picture only sets the mood. */
  alt: string
  sizes: string
  /** The first picture of a page is fetched at once; the others wait until one comes near. */
  isFirst?: boolean
  className?: string
}

/** A picture of a structure in three widths: AVIF, with a JPEG for the browsers that don't read it. */
export function StagePicture({ structure, picture, alt, sizes, isFirst = false, className }: Props) {
  const base = `/images/${structure}/${picture}`
  return (
    <picture>
      <source
        type="image/avif"
        srcSet={widths.map((width) => `${base}-${width}.avif ${width}w`).join(', ')}
        sizes={sizes}
      />
      <img
        src={`${base}.jpg`}
        alt={alt}
        width={1800}
        height={1012}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : 'auto'}
        decoding="async"
        className={cx('block', className)}
      />
    </picture>
  )
}

const isOfTheHouse = (picture: Placed): picture is Picture => (pictures as readonly string[]).includes(picture)

/** A picture that a page places: one of the house in its widths, or one that the structure added, as it was sent. */
export function PlacedPicture({ picture, ...props }: Omit<Props, 'picture'> & { picture: Placed }) {
  if (isOfTheHouse(picture)) return <StagePicture {...props} picture={picture} />
  const { structure, alt, isFirst = false, className } = props
  return (
    // biome-ignore lint/performance/noImgElement: a file of the structure, served as it is: next/image would decode it
    <img
      src={`/${structure}/photos/${picture}`}
      alt={alt}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
      className={cx('block', className)}
    />
  )
}
