#!/usr/bin/env bash
# Các tệp đã soạn thành một pull request: propose.sh THƯ_MỤC TÊN, với TÊN là số của issue hay một tên cố định.
# The files “minhbach intake” or “minhbach links” wrote become one pull request; its address is added to the answer.
set -euo pipefail
folder=$1 name=$2
branch="cap-nhat/$name"
bot="41898282+github-actions[bot]@users.noreply.github.com"

say() { printf '\n%s\n' "$1" | tee -a "$folder/answer.md"; }

# Only data files are taken from the other job, whatever it was made to write.
strange=$(find "$folder/files" \( ! -type d ! -name '*.csv' ! -name '*.yml' \) -o -name '.*' -o -type l)
if [ -n "$strange" ]; then
  echo "Không phải tệp dữ liệu: $strange" >&2
  exit 1
fi

gh auth setup-git
if git fetch --quiet origin "$branch" 2> /dev/null; then
  others=$(git log --format=%ae "origin/$BASE..FETCH_HEAD" | grep -Fvx "$bot" || true)
  if [ -n "$others" ]; then
    say "Nhánh \`$branch\` đã có người sửa tiếp nên máy không ghi đè. Xin sửa ngay trong pull request."
    exit 0
  fi
fi

git switch --quiet --force-create "$branch" "origin/$BASE"
cp -R "$folder/files/." .
git add --all
git -c "user.name=github-actions[bot]" -c "user.email=$bot" commit --quiet --file "$folder/title.txt"
git push --quiet --force origin "HEAD:refs/heads/$branch"

title=$(cat "$folder/title.txt")
url=$(gh pr list --head "$branch" --base "$BASE" --state open --json url --jq '.[0].url // empty')
if [ -n "$url" ]; then
  gh pr edit "$url" --title "$title" --body-file "$folder/text.md" > /dev/null
elif ! url=$(gh pr create --head "$branch" --base "$BASE" --title "$title" --body-file "$folder/text.md"); then
  say "Thay đổi đã nằm ở nhánh \`$branch\` nhưng máy chưa được phép mở pull request. Người phụ trách mở giúp: $GITHUB_SERVER_URL/$GITHUB_REPOSITORY/compare/$BASE...$branch?expand=1"
  exit 0
fi
# Pull request do máy mở không tự gọi việc kiểm tra.
gh workflow run check.yml --ref "$branch"
say "Đề nghị thay đổi, chờ người duyệt: $url"
