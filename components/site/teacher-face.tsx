import type { Portrait } from '@/lib/structures/types'

type Props = { slug: string; teacher: { firstName: string; lastName: string; portrait: Portrait | null } }

/** A teacher's portrait, or their initials. */
export function TeacherFace({ slug, teacher: { firstName, lastName, portrait } }: Props) {
  if (portrait)
    return (
      // biome-ignore lint/performance/noImgElement: a file of the structure, served as it is: next/image would decode it
      <img
        src={`/${slug}/photos/${portrait.id}`}
        alt={portrait.alt}
        width={96}
        height={96}
        loading="lazy"
        decoding="async"
        className="size-20 shrink-0 rounded-full bg-sunken object-cover sm:size-24"
      />
    )
  return (
    <span
      aria-hidden="true"
      className="display grid size-14 shrink-0 place-items-center rounded-full bg-accent-soft text-lg text-accent"
    >
      {firstName[0]}
      {lastName[0]}
    </span>
  )
}
