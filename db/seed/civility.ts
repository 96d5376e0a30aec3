import type { Civility } from '@/lib/client-files/types'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const women =
  words(`Alice Élodie Gabrielle Isabelle Karine Manon Océane Rachida Tatiana Valérie Yasmine Anaïs Chloé Estelle
  Géraldine Hélène Jeanne Laure Noémie Olga Romane Ursule Wassila Zoé Brigitte Claire Sophie Amina Lucie Marie-Ève Josée Annie
  Chantal Caroline Nadia Sandrine Johanne Émilie Sonia Agnès Céline Ghislaine Inès Laurence Odile Roxane Tiphaine Viviane
  Anneleen Colette Françoise Ingrid Joëlle Lise Nora`)
const men =
  words(`Bastien David Farid Hugo Jérôme Louis Nicolas Pierre Quentin Samuel Ulysse William Zacharie Benoît Damien
  François Ibrahim Kevin Mathieu Pascal Stéphane Théo Victor Xavier Yann Adrien Mehdi Julien Thomas Paul Sylvain Étienne Félix
  Guillaume Alexandre Raphaël Martin Patrice Yves Simon Denis Olivier Charles Normand Vincent Bruno Didier Fabrice Hervé
  Jacques Marc Nathan Philippe Serge Urbain Bernard Gaëtan Koen Michel`)

/** How somebody of the demonstration asked to be greeted; some never said ([2.C3]). */
export function civilityOf(firstName: string): Civility | null {
  if (women.includes(firstName)) return 'madame'
  return men.includes(firstName) ? 'monsieur' : null
}
