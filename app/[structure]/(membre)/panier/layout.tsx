/** 'Mon panier' is an item of the member's menu ([1.B6]): the menu stays around it; a visitor sees none. */
export { default } from '../mon-compte/layout'
