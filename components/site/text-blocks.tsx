import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { pathOf } from '@/lib/site/rules'
import type { Block } from '@/lib/site/types'
import { Rich } from './inline'
import { PlacedPicture } from './picture'
import type { FooterStructure } from './site-footer'

type Of<Kind extends Block['kind']> = { block: Extract<Block, { kind: Kind }>; structure: FooterStructure }

export function Prose({ block, structure }: Of<'prose'>) {
  return (
    <section className="page grid gap-x-12 gap-y-3 lg:grid-cols-[1fr_2fr]">
      {block.title ? <h2>{block.title}</h2> : <span />}
      <div className="prose-page">
        {block.paragraphs.map((text) => (
          <p key={text}>
            <Rich text={text} structure={structure} />
          </p>
        ))}
        {block.list ? (
          <ul>
            {block.list.map((text) => (
              <li key={text}>
                <Rich text={text} structure={structure} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}

export function Figure({ block, structure }: Of<'picture'>) {
  return (
    <figure className="page">
      <PlacedPicture
        structure={structure.slug}
        picture={block.picture}
        alt={block.alt}
        sizes="(min-width: 74rem) 70rem, 92vw"
        className="aspect-[21/9] w-full rounded-l object-cover"
      />
      {block.caption ? <figcaption className="mt-2 text-sm text-muted">{block.caption}</figcaption> : null}
    </figure>
  )
}

export function Cards({ block, structure }: Of<'cards'>) {
  return (
    <section className="page">
      <h2>{block.title}</h2>
      {block.intro ? <p className="mt-2 max-w-[44rem] text-muted">{block.intro}</p> : null}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
        {block.cards.map((card) => (
          <Card as="li" key={card.title} className="flex flex-col gap-2">
            <h3>{card.title}</h3>
            <p className="text-muted">
              <Rich text={card.text} structure={structure} />
            </p>
            {card.link ? (
              <p className="mt-auto pt-2">
                <a
                  href={pathOf(structure.slug, card.link.to)}
                  className="inline-flex min-h-11 items-center gap-1.5 font-semibold"
                >
                  {card.link.label}
                  <Icon name="arrow-right" />
                </a>
              </p>
            ) : null}
          </Card>
        ))}
      </ul>
    </section>
  )
}

export function Sequence({ block, structure }: Of<'steps'>) {
  return (
    <section className="page">
      <h2>{block.title}</h2>
      <ol className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
        {block.steps.map((step, rank) => (
          <li key={step.title} className="flex gap-x-4 border-t-2 border-accent pt-4">
            <span aria-hidden="true" className="display -mt-1 text-4xl text-accent">
              {rank + 1}
            </span>
            <div>
              <h3>{step.title}</h3>
              <p className="mt-1 text-muted">
                <Rich text={step.text} structure={structure} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Facts({ block }: Of<'facts'>) {
  return (
    <section className="page">
      <dl className="grid grid-cols-2 gap-6 border-y border-line py-7 sm:grid-cols-4">
        {block.figures.map((figure) => (
          <div key={figure.label} className="flex flex-col-reverse justify-end">
            <dt className="text-muted">{figure.label}</dt>
            <dd className="display text-4xl text-accent">{figure.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Questions({ block, structure }: Of<'questions'>) {
  return (
    <section className="page grid gap-x-12 gap-y-3 lg:grid-cols-[1fr_2fr]">
      <h2>{block.title}</h2>
      <div className="divide-y divide-line border-y border-line">
        {block.items.map((item) => (
          <details key={item.question} className="group/question">
            <summary className="flex min-h-13 items-center justify-between gap-4 py-2 font-semibold">
              <span>{item.question}</span>
              <Icon name="chevron-down" className="text-accent transition-transform group-open/question:rotate-180" />
            </summary>
            <p className="max-w-[44rem] pb-4">
              <Rich text={item.answer} structure={structure} />
            </p>
          </details>
        ))}
      </div>
    </section>
  )
}

export function Call({ block, structure }: Of<'call'>) {
  return (
    <section className="page">
      <div className="flex flex-wrap items-center justify-between gap-x-10 gap-y-5 rounded-l bg-accent-soft px-6 py-8 sm:px-10">
        <div className="max-w-[38rem]">
          <h2>{block.title}</h2>
          <p className="mt-2">
            <Rich text={block.text} structure={structure} />
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          {block.actions.map((action, rank) => (
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
      </div>
    </section>
  )
}
