import { cx } from '@/components/ui/cx'
import type { Portrait } from '@/lib/structures/types'

type Props = { slug: string; teacher: { firstName: string; lastName: string; portrait: Portrait | null } }

const face = 'size-16 shrink-0 rounded-full sm:size-20'

/** A teacher's portrait, or their initials. */
export function TeacherFace({ slug, teacher: { firstName, lastName, portrait } }: Props) {
  if (portrait)
    return (
      // biome-ignore lint/performance/noImgElement: a file of the structure, served as it is: next/image would decode it
      <img
        src={`/${slug}/photos/${portrait.id}`}
        alt={portrait.alt}
        width={80}
        height={80}
        loading="lazy"
        decoding="async"
        className={cx(face, 'bg-sunken object-cover')}
      />
    )
  return (
    <span aria-hidden="true" className={cx(face, 'display grid place-items-center bg-accent-soft text-lg text-accent')}>
      {firstName[0]}
      {lastName[0]}
    </span>
  )
}
