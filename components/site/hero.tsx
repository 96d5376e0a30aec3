import { LinkButton } from '@/components/ui/button'
import { pathOf } from '@/lib/site/rules'
import type { Block } from '@/lib/site/types'
import { Rich } from './inline'
import { PlacedPicture } from './picture'
import type { FooterStructure } from './site-footer'

type Props = { block: Extract<Block, { kind: 'hero' }>; structure: FooterStructure }

/** The top of a page: over its picture where it has one, on paper otherwise. Holds the only h1. */
export function Hero({ block, structure }: Props) {
  if (!block.picture) {
    return (
      <header className="page grid gap-x-12 gap-y-4 pt-10 pb-8 sm:pt-14 lg:grid-cols-[1.1fr_1fr] lg:items-end">
        <h1>{block.title}</h1>
        <div className="grid gap-5">
          <p className="max-w-[34rem] text-lg text-muted">
            <Rich text={block.lead} structure={structure} />
          </p>
          <Actions block={block} structure={structure} />
        </div>
      </header>
    )
  }
  return (
    <header
      data-structure={structure.slug}
      data-theme="dark"
      className="relative isolate overflow-hidden bg-stage text-stage-ink"
    >
      <PlacedPicture
        structure={structure.slug}
        picture={block.picture}
        alt=""
        sizes="100vw"
        isFirst
        className="-z-10 aspect-[16/10] w-full object-cover object-[68%_50%] sm:aspect-[2/1] lg:absolute lg:inset-0 lg:aspect-auto lg:h-full"
      />
      <div className="lg:bg-[linear-gradient(90deg,var(--stage)_8%,color-mix(in_oklch,var(--stage)_70%,transparent)_40%,transparent_64%)]">
        <div className="page">
          <div className="grid content-center gap-5 pt-6 pb-10 max-w-[40rem] lg:min-h-[clamp(26rem,44vw,36rem)] lg:max-w-[30rem] lg:py-14">
            <h1 className="text-[clamp(2.3rem,1.6rem+3.2vw,4rem)]">{block.title}</h1>
            <p className="text-lg text-stage-ink">
              <Rich text={block.lead} structure={structure} />
            </p>
            <Actions block={block} structure={structure} />
          </div>
        </div>
      </div>
    </header>
  )
}

function Actions({ block: { actions = [] }, structure }: Props) {
  if (actions.length === 0) return null
  return (
    <div className="flex flex-wrap gap-3 pt-1">
      {actions.map((action, rank) => (
        <LinkButton
          key={action.to}
          href={pathOf(structure.slug, action.to)}
          look={rank === 0 ? 'primary' : 'quiet'}
          size="large"
        >
          {action.label}
        </LinkButton>
      ))}
    </div>
  )
}
