import { describeTemplate } from '@/emails/template'
import { eventRules } from '@/lib/templates/rules'
import {
  type MessageTemplate,
  readerVariables,
  type TemplateKey,
  type TemplateText,
  topicVariables,
} from '@/lib/templates/types'

/** The product's own words for an event, in French: what a structure's are written from. */
export function productText(event: MessageTemplate): TemplateText {
  const { subject, body } = describeTemplate(event)
  return { subject, body }
}

export type VariableGroup = { of: 'particular' | 'common' | 'reader' | 'course' | 'offer'; names: readonly string[] }

/** The variables and blocks that the words of a template may hold, and those that they can't do without ([2.C3]). */
export function marksOf(key: TemplateKey): {
  groups: VariableGroup[]
  needed: readonly string[]
  blocks: readonly string[]
} {
  if (!('event' in key)) {
    const { course, offer } = topicVariables
    const groups = [
      { of: 'reader', names: readerVariables },
      { of: 'course', names: course },
      { of: 'offer', names: offer.filter((name) => name !== 'lien_cours') },
    ] as const
    return { groups: [...groups], needed: [], blocks: [] }
  }
  const described = describeTemplate(key.event)
  const { known, blocks = [], neededVariables = [] } = eventRules(key.event, described)
  const groups = [
    { of: 'particular', names: described.variables },
    { of: 'common', names: known.filter((name) => !described.variables.includes(name)) },
  ] as const
  return { groups: [...groups], needed: neededVariables, blocks }
}
