import { cx } from '@/components/ui/cx'

/** A curtain that opens on a beam: the mark that stands before a structure's name. Takes the colour of the text. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={className} fill="currentColor">
      <path d="M3 3h26v3.2H3z" />
      <path d="M3 7.4h9.4c-.2 8.2-2.4 14.6-6.6 19.2-.8.9-1.7 1.700-2.8 2.400z" />
      <path d="M29 7.400h-9.400c.2 8.200 2.400 14.600 6.600 19.200.8.9 1.700 1.700 2.800 2.400z" />
      <path d="M14 7.400h4l3.600 16.800a12 3.400 0 0 1-11.200 0z" opacity=".38" />
    </svg>
  )
}

export type LogoStructure = { slug: string; name: string; logoId: string | null }

/** What stands before a structure's name: the logo that it placed, or the mark of the house ([2.F3]). */
export function Sign({ structure: { slug, logoId }, className }: { structure: LogoStructure; className?: string }) {
  if (logoId === null) return <Mark className={className} />
  return (
    // biome-ignore lint/performance/noImgElement: a file of the structure, served as it is: next/image would decode it
    <img src={`/${slug}/photos/${logoId}`} alt="" width={36} height={36} className={cx('object-contain', className)} />
  )
}

/** The wordmark of a structure: its sign, its name, what it is. */
export function Logo({ structure, tagline }: { structure: LogoStructure; tagline: string }) {
  return (
    <span className="flex items-center gap-3">
      <Sign structure={structure} className="size-9 shrink-0 text-accent" />
      <span className="grid">
        <span className="display text-[1.35rem] leading-tight">{structure.name}</span>
        <span className="text-xs tracking-[0.06em] whitespace-nowrap text-muted uppercase max-[26rem]:hidden">
          {tagline}
        </span>
      </span>
    </span>
  )
}
