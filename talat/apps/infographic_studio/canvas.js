// <talat-canvas>: the page as Python drew it, to be dragged, pulled larger and moved by keys.
// It decides nothing: where a block was put down travels as the form [data-do=place_block] beside it.

const FACE = '"IBM Plex Sans Thai Looped"';
const MOST_WIDE = 480;
const MOST_TALL = 640;
const WAIT_MS = 500; // after the last key, so that ten presses are one decision

const photos = new Map(); // name → Image, decoded once

function paint(context, block) {
  for (const mark of block.marks) {
    context.fillStyle = context.strokeStyle = mark.colour;
    context.beginPath();
    if (mark.mark === "box") context.fillRect(mark.x - block.x, mark.y - block.y, mark.w, mark.h);
    else if (mark.mark === "words") {
      context.font = `${mark.weight} ${mark.size}px ${FACE}`;
      context.fillText(mark.text, mark.x - block.x, mark.foot - block.y);
    } else if (mark.mark === "photo") {
      const photo = photos.get(mark.name);
      if (photo?.complete && photo.naturalWidth) context.drawImage(photo, mark.x - block.x, mark.y - block.y, mark.w, mark.h);
      else context.fillRect(mark.x - block.x, mark.y - block.y, mark.w, mark.h);
    } else if (mark.mark === "sector") {
      const from = ((mark.start - 90) * Math.PI) / 180;
      const [x, y] = [mark.x - block.x, mark.y - block.y];
      context.moveTo(x, y);
      context.arc(x, y, mark.r, from, from + (mark.sweep * Math.PI) / 180);
      context.fill();
    } else {
      context.lineWidth = mark.thick;
      context.lineJoin = context.lineCap = "round";
      mark.points.forEach(([x, y]) => context.lineTo(x - block.x, y - block.y));
      if (mark.filled) context.fill();
      else context.stroke();
    }
  }
}

class TalatCanvas extends HTMLElement {
  static observedAttributes = ["data-page"];

  connectedCallback() {
    if (!this.shadowRoot) {
      this.home = document.createElement("div");
      this.attachShadow({ mode: "open" }).append(this.home);
      this.addEventListener("keydown", (event) => this.key(event));
      document.fonts?.ready.then(() => this.show());
      for (const weight of [400, 600, 700]) {
        document.fonts?.load(`${weight} 16px ${FACE}`, "กa").then(() => this.show());
      }
    }
    this.show();
  }

  disconnectedCallback() {
    clearTimeout(this.later);
    this.stage?.destroy();
    this.stage = null;
  }

  attributeChangedCallback() {
    if (this.shadowRoot) this.show();
  }

  show() {
    if (!this.isConnected) return;
    const page = JSON.parse(this.dataset.page);
    const scale = Math.min(MOST_WIDE / page.wide, MOST_TALL / page.tall, (this.clientWidth || MOST_WIDE) / page.wide);
    this.page = page;
    for (const [name, address] of Object.entries(page.photos)) this.photo(name, address);
    this.stage?.destroy();
    this.stage = new Konva.Stage({ container: this.home, width: page.wide * scale, height: page.tall * scale });
    this.stage.scale({ x: scale, y: scale });
    const below = new Konva.Layer({ listening: true });
    const above = new Konva.Layer();
    this.stage.add(below, above);
    const ground = new Konva.Shape({
      width: page.wide,
      height: page.tall,
      sceneFunc: (context) => {
        context.fillStyle = page.colour;
        context.fillRect(0, 0, page.wide, page.tall);
        context.fillStyle = "rgba(128,128,128,0.28)";
        const step = page.grid * 3;
        for (let x = step; x < page.wide; x += step) {
          for (let y = step; y < page.tall; y += step) context.fillRect(x - 0.5, y - 0.5, 1, 1);
        }
      },
    });
    below.add(ground);
    this.nodes = new Map(page.blocks.map((block) => [block.id, this.node(block, above)]));
    const picked = this.nodes.get(page.picked);
    if (picked) above.add(this.handles(picked));
  }

  photo(name, address) {
    if (photos.get(name)?.src === address) return;
    const image = new Image();
    image.addEventListener("load", () => this.stage?.batchDraw());
    image.src = address;
    photos.set(name, image);
  }

  node(block, layer) {
    const node = new Konva.Shape({
      id: block.id,
      x: block.x,
      y: block.y,
      width: block.w,
      height: block.h,
      draggable: true,
      sceneFunc: (context) => paint(context._context, block),
      hitFunc: (context, shape) => {
        context.beginPath();
        context.rect(0, 0, block.w, block.h);
        context.fillStrokeShape(shape);
      },
      fill: "black",
    });
    node.on("dragmove", () => node.position(this.snap(node.position())));
    node.on("dragend", () => this.put(node));
    node.on("click tap", () => {
      if (this.page.picked !== block.id) this.send("pick", { block: block.id });
    });
    layer.add(node);
    return node;
  }

  handles(node) {
    const handles = new Konva.Transformer({
      nodes: [node],
      rotateEnabled: false,
      keepRatio: false,
      flipEnabled: false,
      anchorSize: 14,
      borderStroke: "#1d4ed8",
      anchorStroke: "#1d4ed8",
      borderStrokeWidth: 2,
    });
    node.on("transformend", () => this.put(node));
    return handles;
  }

  snap({ x, y }) {
    const step = this.page.grid;
    return { x: Math.round(x / step) * step, y: Math.round(y / step) * step };
  }

  put(node) {
    const step = this.page.grid;
    const side = (length) => Math.max(step, Math.round(length / step) * step);
    const { x, y } = this.snap(node.position());
    const [w, h] = [side(node.width() * node.scaleX()), side(node.height() * node.scaleY())];
    this.send("place_block", { block: node.id(), x, y, w, h });
  }

  key(event) {
    const node = this.nodes?.get(this.page.picked);
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!node || !way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [x, y] = way.map((one) => one * this.page.grid);
    if (event.shiftKey) {
      node.scaleX(Math.max(this.page.grid, node.width() * node.scaleX() + x) / node.width());
      node.scaleY(Math.max(this.page.grid, node.height() * node.scaleY() + y) / node.height());
    } else node.position({ x: node.x() + x, y: node.y() + y });
    clearTimeout(this.later);
    this.later = setTimeout(() => this.put(node), WAIT_MS);
  }

  send(what, fields) {
    // one thing at a time: while something is being recorded, what comes next waits
    if (this.closest(".tool")?.getAttribute("aria-busy") === "true") {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.send(what, fields), 100);
      return;
    }
    const form = this.parentElement.querySelector(`form[data-do=${what}]`);
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    form.requestSubmit();
  }
}

if (!customElements.get("talat-canvas")) customElements.define("talat-canvas", TalatCanvas);
