// What next-env.d.ts says, without the path of the last build: the type checker needs no build.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
