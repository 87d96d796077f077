import { stdin, stdout } from "node:process";
import { Conversation } from "./seam/conversation.ts";

const conversation = new Conversation();
let pieces: string[] = [];

stdin.setEncoding("utf8");
stdin.on("data", (chunk: string) => {
  const lines = chunk.split("\n");
  lines.forEach((part, at) => {
    pieces.push(part);
    if (at === lines.length - 1) return;
    const line = pieces.join("").trim();
    pieces = [];
    if (line !== "") stdout.write(conversation.answer(line) + "\n");
  });
});
