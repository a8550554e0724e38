/** What the scripts share through the page, and where the browser's own types are more careful than a page that we wrote ourselves. */

declare global {
  interface Window {
    brobyggerWords: any;
    brobyggerReads: any;
    brobyggerModels: any;
    brobyggerSearch: any;
    brobyggerEngine: typeof import("./search/engine.js").makeEngine;
    brobyggerReadPdf: (bytes: Uint8Array) => Promise<any>;
    brobyggerOpenFile: any;
    brobyggerFormTools: any;
    brobyggerResults: any;
    brobyggerFormBoards: any;
    brobyggerPictures: any;
    brobyggerFill: (sheet: any, model: any, document: any, wide: () => Promise<any>) => Promise<any>;
    brobyggerSheets: Record<string, any>;
    brobyggerWide: any;
    brobyggerPacks: Record<string, string>;
    brobyggerCollate: (file: string, runs: any[], title: string, language: string) => Promise<Uint8Array>;
  }
  // Our selectors find HTML elements.
  interface Element {
    readonly dataset: DOMStringMap;
    hidden: any;
    open: any;
    title: any;
  }
  // A listener knows the kind of its event.
  interface Event {
    key: any;
    relatedTarget: any;
    pointerType: any;
    detail: any;
  }
}

export {};
