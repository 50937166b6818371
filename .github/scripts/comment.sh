#!/usr/bin/env bash
# Một lời bình, sửa tại chỗ: comment.sh SỐ TỆP DẤU
# One comment on an issue or pull request, the same one every time; MARK is an HTML comment nobody sees.
set -euo pipefail
number=$1 file=$2
export MARK="<!-- $3 -->"

body=$(mktemp)
# GitHub nhận 65.536 ký tự; cắt ở giữa một chữ thì bỏ chữ ấy.
{ printf '%s\n\n' "$MARK"; head -c 60000 "$file" | iconv -c -f utf-8 -t utf-8; } > "$body"
comments="repos/$GITHUB_REPOSITORY/issues"
# shellcheck disable=SC2016 # env.MARK is read by jq
mine='.[] | select(.user.login == "github-actions[bot]" and (.body | startswith(env.MARK))) | .id'
id=$(gh api --paginate "$comments/$number/comments" --jq "$mine" | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "$comments/comments/$id" -F "body=@$body"
else
  gh api --silent --method POST "$comments/$number/comments" -F "body=@$body"
fi
